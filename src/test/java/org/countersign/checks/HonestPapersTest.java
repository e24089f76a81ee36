package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers of every kind with nothing wrong in them, in the wording of real ones: no check may cry wolf. */
class HonestPapersTest {

  private static final Checks CHECKS = AllChecks.knowing(new NothingBefore());

  static Stream<Arguments> papers() {
    return Stream.of(
        arguments("a yearly contract, PCD 1313", "2022-10-03", """
            'reference': 'PCD 1313', 'citedParagraphs': ['para 4.8', '4.13'], 'statedTotal': 834000, 'commercialRoute': 'OPEN',
            'summary': 'A service at £278k a year for three years, £834,000 in all, from 1 April 2023 to 31 March 2026.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve £278k p.a. to 2025/26.', 'costs': [
                {'type': 'REVENUE', 'amount': 278000, 'per': 'YEAR', 'from': '2023/24', 'to': '2025/26'}]},
              {'number': 2, 'verb': 'APPROVE', 'kind': 'PROCUREMENT_STRATEGY', 'text': 'Approve an open tender for a contract of
                three years (£0.834m), starting on 1st April 2023.', 'contract': {'route': 'OPEN', 'value': 834000,
                'optionsValue': 0, 'starts': '2023-04-01', 'ends': '2026-03-31', 'termMonths': 36, 'optionMonths': 0}}],
            'procurement': {'begins': '2022-10-10', 'quotedThreshold': 213477, 'quotedLaw': 'PCR_2015'}"""),
        arguments("options, dates and a delegate", "2024-06-03", """
            'citedParagraphs': ['4.13', '4.8', '1.7'], 'commercialRoute': 'FRAMEWORK_COMPETITION', 'statedTotal': 7500000,
            'summary': 'Contracts of £5m over five years with options for two more (£2.5m), until 30 June 2031; above £500,000.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'PROCUREMENT_STRATEGY', 'text': 'Approve a competition for a contract from
                1 July 2024 to 30 June 2029 at £1m a year, at most £7.5m.', 'contract': {'route': 'FRAMEWORK_COMPETITION',
                'framework': 'RM6100', 'frameworkLetOn': '2021-06-01', 'value': 5000000, 'optionsValue': 2500000,
                'starts': '2024-07-01', 'ends': '2029-06-30', 'termMonths': 60, 'optionMonths': 24},
                'delegate': {'role': 'COMMERCIAL_DIRECTOR', 'body': 'MPS_STAFF', 'ceiling': 7500000, 'tolerancePercent': 10}},
              {'number': 2, 'verb': 'DELEGATE', 'kind': 'DELEGATION', 'text': 'Delegate later decisions up to £250k.',
                'delegate': {'role': 'CHIEF_EXECUTIVE', 'body': 'MOPAC', 'ceiling': 250000}},
              {'number': 3, 'verb': 'NOTE', 'kind': 'OTHER', 'text': 'Note the full business case due by 31 March 2025.'}],
            'gates': [{'due': '2025-03-31', 'what': 'Full business case'}],
            'procurement': {'begins': '2024-06-10', 'quotedThreshold': 214904, 'quotedLaw': 'PCR_2015'}"""),
        arguments("grants in and out", "2021-11-01", """
            'originatingBody': 'MOPAC', 'statedTotal': 1245000,
            'summary': 'A grant of £1.245m from the Home Office for 2021/22, passed on in grants of £745k and £500,000.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'GRANT', 'direction': 'IN', 'text': 'Accept £1,245,000.', 'costs': [
                {'type': 'REVENUE', 'amount': 1245000, 'per': 'ONCE', 'from': '2021/22', 'to': '2021/22'}]},
              {'number': 2, 'verb': 'APPROVE', 'kind': 'GRANT', 'direction': 'OUT', 'text': 'Give £745,000.', 'costs': [
                {'type': 'REVENUE', 'amount': 745000, 'per': 'ONCE', 'from': '2021/22', 'to': '2021/22'}]},
              {'number': 3, 'verb': 'APPROVE', 'kind': 'GRANT', 'direction': 'OUT', 'text': 'Give £0.5m.', 'costs': [
                {'type': 'REVENUE', 'amount': 500000, 'per': 'ONCE', 'from': '2021/22', 'to': '2021/22'}]}]"""),
        arguments("capital and revenue over years", "2020-03-16", """
            'citedParagraphs': ['4.8'], 'statedTotal': 6968000, 'marking': 'OFFICIAL_SENSITIVE',
            'summary': 'In all £6.968m: £4.022m of capital in 2020/21 and £2,946,000 of revenue, of which £1.234m in 2021/22.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve £5.734m in 2020-21.', 'costs': [
                {'type': 'CAPITAL', 'amount': 4022000, 'per': 'ONCE', 'from': '2020/21', 'to': '2020/21'},
                {'type': 'REVENUE', 'amount': 1712000, 'per': 'ONCE', 'from': '2020/21', 'to': '2020/21'}]},
              {'number': 2, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve £1.2m (£1,234,000).', 'costs': [
                {'type': 'REVENUE', 'amount': 1234000, 'per': 'ONCE', 'from': '2021/22', 'to': '2021/22'}]},
              {'number': 3, 'verb': 'NOTE', 'kind': 'BUSINESS_CASE', 'text': 'Note the total of £6.968m.', 'costs': [
                {'type': 'REVENUE', 'amount': 6968000, 'per': 'ONCE', 'from': '2020/21', 'to': '2021/22'}]}],
            'funding': [{'source': 'Transformation reserve', 'type': 'CAPITAL', 'amount': 4022000, 'approved': true},
              {'source': 'Revenue budget 2020/21', 'type': 'REVENUE', 'amount': 2946000, 'approved': true}]"""),
        arguments("a change within ten per cent", "2020-06-01", """
            'reference': 'PCD 751', 'title': 'Extension of PCD 614', 'statedTotal': 40000, 'commercialRoute': 'EXISTING_CONTRACT',
            'summary': 'The contract of PCD 614, originally £1m and now £1.05m, is extended by 6 months to 30 November 2020 for
              £40k, to £1,090,000; changes of £90,000 in all.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'text': 'Approve an increase of £40,000.', 'contract': {
                'route': 'EXISTING_CONTRACT', 'suppliers': ['Acme Ltd'], 'originalValue': 1000000, 'currentValue': 1050000,
                'changeValue': 40000, 'changeMonths': 6, 'foreseen': false, 'ends': '2020-11-30',
                'earlierChanges': [{'reference': 'PCD 614', 'value': 50000, 'months': 0}]}}]"""),
        arguments("the deciding value in Part 2", "2023-02-06", """
            'citedParagraphs': ['4.13'], 'commercialRoute': 'OPEN',
            'summary': 'A contract is to be let; its value stands in Part 2. The budget is £1m.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'PROCUREMENT_STRATEGY', 'text': 'Approve an open tender, its value as in Part 2.',
                'contract': {'route': 'OPEN'}}],
            'funding': [{'source': 'Capital plan 2022/23', 'type': 'CAPITAL', 'amount': 1000000, 'approved': true}],
            'sections': {'introduction': 'The unit sets out the need.', 'issues': 'Options were compared.', 'legal': 'Contracts of
              £213,477 or more are under the 2015 Regulations; those of £500,000 or above go to the DMPC.', 'financial': 'It costs less
              than the £1m in the budget.', 'commercial': 'An open tender under the 2015 Regulations.', 'dataProtection': 'None needed.',
              'equality': 'No group is affected.'},
            'partTwo': {'grounds': ['COMMERCIAL_SENSITIVITY'], 'text': 'The estimate for the open tender is £731,246. It exceeds
              £500,000. The Metropolitan Police Service expects offers from Northgate Ltd and others.',
              'values': [{'head': 1, 'value': 731246}]}"""),
        arguments("an award within its tolerance", "2024-06-03", """
            'title': 'PCD 1700 Fleet award', 'reference': 'PCD 1700', 'commercialRoute': 'FRAMEWORK_DIRECT_AWARD',
            'summary': 'Following PCD 1650, which approved £800,000, a contract of £850k with a tolerance up to £880,000. VAT is extra:
              £1.02m including VAT.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': 'Approve the award to Acme (£850,000) under PCD 1650.',
                'contract': {'route': 'FRAMEWORK_DIRECT_AWARD', 'suppliers': ['Acme Ltd'], 'value': 850000, 'starts': '2024-06-03',
                'approvedValue': 800000, 'approvedIn': 'PCD 1650', 'tolerancePercent': 10}}]"""),
        arguments("a settlement, a disposal, a transfer", "2019-06-03", """
            'citedParagraphs': ['4.10'], 'summary': 'Three decisions of £5,150, £2.5m and £750k.',
            'heads': [
              {'number': 1, 'verb': 'APPROVE', 'kind': 'SETTLEMENT', 'text': 'Settle for £5,150.', 'costs': [
                {'type': 'REVENUE', 'amount': 5150, 'per': 'ONCE', 'from': '2019/20', 'to': null}]},
              {'number': 2, 'verb': 'APPROVE', 'kind': 'DISPOSAL', 'text': 'Sell it for £2.5m or more.', 'costs': [
                {'type': 'CAPITAL', 'amount': 2500000, 'per': 'ONCE', 'from': '2019/20', 'to': '2019/20'}]},
              {'number': 3, 'verb': 'APPROVE', 'kind': 'RESERVE_TRANSFER', 'text': 'Transfer 750 thousand pounds.', 'costs': [
                {'type': 'REVENUE', 'amount': 750000, 'per': 'ONCE', 'from': '2019/20', 'to': '2019/20'}]}],
            'sections': {'introduction': 'It is needed.', 'issues': 'None.', 'financial': 'Costs fall by £3m.', 'legal': 'There are no
              legal implications.', 'commercial': 'None.', 'dataProtection': 'None.', 'equality': 'None.'}"""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("papers")
  void isClean(String name, String submittedOn, String fields) throws IOException {
    ObjectNode paper = (ObjectNode) Papers.readFile(Path.of("src/test/resources/checks/clean-paper.json")).get("case");
    paper.setAll((ObjectNode) Papers.JSON.readTree("{" + fields.replaceAll("\\s*\\R\\s*", " ").replace('\'', '"') + "}"));
    assertThat(CHECKS.run(Papers.of(paper, LocalDate.parse(submittedOn)))).isEmpty();
  }
}
