package org.countersign.checks;

/**
 * Sterling in prose that no reading fits for certain.
 *
 * @param text as it stands in the prose
 * @param why what is wrong with it, to stand in a sentence
 * @param start index of its first character in the prose
 * @param end index after its last character
 */
record GarbledAmount(String text, String why, int start, int end) {}
