#!/usr/bin/env python3
"""Verifies an exported record by docs/record.md alone: Python's standard library, nothing of the program.

    verify_record.py record.json --certificate seal.pem [--checkpoint kept.json]
    verify_record.py --many records.jsonl --certificate seal.pem [--checkpoint kept.json]

The second form reads one record a line, each as a JSON string, and answers each with a line: "proven", or the first fault.
"""
import argparse
import base64
import datetime
import hashlib
import json
import re
import sys

ENTRY = {"chain": str, "number": int, "at": str, "actor": str, "act": str, "content": str, "contentHash": str, "previousHash": str,
         "hash": str}
PROOF = {"entries": int, "head": str, "position": int, "path": list, "checkpoint": dict}
CHECKPOINT = {"number": int, "at": str, "chains": int, "broken": int, "root": str, "previousHash": str, "certificate": str,
              "signature": str}
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")


class Fault(Exception):
    pass


def need(holds, fault):
    if not holds:
        raise Fault(fault)


def sha256(data):
    return hashlib.sha256(data).digest()


def text_hash(*lines):
    return sha256("\n".join(lines).encode("utf-8")).hex()


def is_hash(text):
    return isinstance(text, str) and re.fullmatch("[0-9a-f]{64}", text) is not None


def shaped(value, shape, what):
    need(type(value) is dict and set(value) == set(shape), what + " has not exactly its fields")
    for field, kind in shape.items():
        need(type(value[field]) is kind, what + " has a wrong " + field)


def no_number(name):
    raise Fault(name + " is no JSON")


def once(pairs):
    need(len({name for name, _ in pairs}) == len(pairs), "a field is named twice")
    return dict(pairs)


# Certificates: as much DER as it takes to read the key and the two dates.

def der(data, at):
    """Tag, start and end of what stands at an offset."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start:start + count], "big"), start + count
    return data[at], start, start + length


def parts(data, start, end):
    found = []
    while start < end:
        tag, inside, after = der(data, start)
        found.append((tag, inside, after))
        start = after
    return found


def moment(tag, text):
    if tag == 0x17:
        text = ("19" if int(text[:2]) >= 50 else "20") + text
    return datetime.datetime.strptime(text, "%Y%m%d%H%M%SZ")


class Certificate:
    def __init__(self, data):
        self.fingerprint = sha256(data).hex()
        _, start, end = der(data, 0)
        _, start, end = parts(data, start, end)[0]
        fields = parts(data, start, end)
        if fields[0][0] == 0xA0:
            fields = fields[1:]
        _, start, end = fields[3]
        self.begins, self.ends = [moment(tag, data[a:b].decode("ascii")) for tag, a, b in parts(data, start, end)]
        _, start, end = fields[5]
        _, start, _ = parts(data, start, end)[1]
        _, start, end = der(data, start + 1)
        modulus, exponent = parts(data, start, end)
        self.modulus = int.from_bytes(data[modulus[1]:modulus[2]], "big")
        self.exponent = int.from_bytes(data[exponent[1]:exponent[2]], "big")

    def signed(self, data, signature):
        """RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2)."""
        size = (self.modulus.bit_length() + 7) // 8
        if len(signature) != size or int.from_bytes(signature, "big") >= self.modulus:
            return False
        digest = SHA256_PREFIX + sha256(data)
        expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
        return pow(int.from_bytes(signature, "big"), self.exponent, self.modulus).to_bytes(size, "big") == expected


def certificates(pem):
    found = re.findall("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", pem, re.S)
    return [Certificate(base64.b64decode(body)) for body in found]


# The record.

def verify_chain(name, entries):
    need(entries, "there is no entry")
    previous = "0" * 64
    for number, entry in enumerate(entries, 1):
        shaped(entry, ENTRY, "entry %d" % number)
        here = "entry %d" % number
        need(entry["chain"] == name and entry["number"] == number, here + " is missing, out of order or of another chain")
        need(not any("\n" in entry[field] for field in ("chain", "at", "actor", "act")), here + " has a line break")
        need(entry["contentHash"] == text_hash(entry["content"]), "the content of " + here + " was changed")
        need(entry["previousHash"] == previous, here + " does not follow the one before it")
        previous = text_hash(name, str(number), entry["at"], entry["actor"], entry["act"], entry["contentHash"], previous)
        need(entry["hash"] == previous, here + " was changed")


def checkpoint_text(checkpoint):
    return "\n".join(["countersign checkpoint"] + [str(checkpoint[field]) for field in
                     ("number", "at", "chains", "broken", "root", "previousHash", "certificate")]).encode("utf-8")


def verify_checkpoint(checkpoint, trusted):
    shaped(checkpoint, CHECKPOINT, "a checkpoint")
    need(checkpoint["number"] > 0 and checkpoint["chains"] > 0 and checkpoint["broken"] >= 0, "a checkpoint has a wrong number")
    need(all(is_hash(checkpoint[field]) for field in ("root", "previousHash", "certificate")), "a checkpoint has a wrong hash")
    need(re.fullmatch("([0-9a-f]{2})+", checkpoint["signature"]), "a checkpoint has a wrong signature")
    signers = [certificate for certificate in trusted if certificate.fingerprint == checkpoint["certificate"]]
    need(signers, "a checkpoint names a certificate that is not trusted")
    need(signers[0].signed(checkpoint_text(checkpoint), bytes.fromhex(checkpoint["signature"])), "a checkpoint is not signed")
    need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", checkpoint["at"]), "a checkpoint has no moment")
    at = datetime.datetime.fromisoformat(checkpoint["at"][:-1])
    need(signers[0].begins <= at <= signers[0].ends, "the certificate was not valid when a checkpoint was signed")


def root_by(leaf, position, size, path):
    """RFC 9162, 2.1.3.2."""
    need(0 <= position < size, "a proof has a wrong position")
    at, last, found = position, size - 1, leaf
    for beside in path:
        need(last != 0, "a proof's path is too long")
        if at % 2 == 1 or at == last:
            found = sha256(b"\x01" + beside + found)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            found = sha256(b"\x01" + found + beside)
        at, last = at // 2, last // 2
    need(last == 0, "a proof's path is too short")
    return found.hex()


def verify_proof(name, entries, proof, trusted):
    shaped(proof, PROOF, "a proof")
    verify_checkpoint(proof["checkpoint"], trusted)
    need(proof["entries"] > 0 and is_hash(proof["head"]) and all(is_hash(beside) for beside in proof["path"]), "a proof has a wrong field")
    leaf = sha256(b"\x00" + "\n".join([name, str(proof["entries"]), proof["head"]]).encode("utf-8"))
    root = root_by(leaf, proof["position"], proof["checkpoint"]["chains"], [bytes.fromhex(beside) for beside in proof["path"]])
    need(root == proof["checkpoint"]["root"], "the checkpoint does not say this of the chain")
    need(proof["entries"] <= len(entries), "the end of the record is missing")
    need(entries[proof["entries"] - 1]["hash"] == proof["head"], "the record was written anew")


def verify(text, trusted, kept=None):
    """Raises Fault unless every entry is proven."""
    try:
        record = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
        need(type(record) is dict and type(record.get("chain")) is str, "there is no chain")
        need(type(record.get("entries")) is list and type(record.get("proofs")) is list, "there are no entries or proofs")
        name, entries, proofs = record["chain"], record["entries"], record["proofs"]
        verify_chain(name, entries)
        for proof in proofs:
            verify_proof(name, entries, proof, trusted)
        need(max([proof["entries"] for proof in proofs], default=0) == len(entries), "not every entry is covered by a checkpoint")
        if kept is not None:
            verify_checkpoint(kept, trusted)
            need(any(checkpoint_text(proof["checkpoint"]) == checkpoint_text(kept) for proof in proofs),
                 "the checkpoint that was kept is not among the proofs")
    except UnicodeError:
        raise Fault("a field is no text")
    except (ValueError, RecursionError):
        raise Fault("this is no JSON")


def read(path):
    if path == "-":
        return sys.stdin.read()
    with open(path, encoding="utf-8") as file:
        return file.read()


def verdict(text, trusted, kept):
    try:
        verify(text, trusted, kept)
        return "proven"
    except Fault as fault:
        return str(fault)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("record", nargs="?")
    arguments.add_argument("--certificate", required=True)
    arguments.add_argument("--checkpoint")
    arguments.add_argument("--many")
    called = arguments.parse_args()
    trusted = certificates(read(called.certificate))
    kept = json.loads(read(called.checkpoint), object_pairs_hook=once) if called.checkpoint else None
    if called.many:
        with open(called.many, encoding="utf-8") as file:
            for line in file:
                print(verdict(json.loads(line), trusted, kept))
        return 0
    found = verdict(read(called.record), trusted, kept)
    print(found)
    return 0 if found == "proven" else 1


if __name__ == "__main__":
    sys.exit(main())
