package org.countersign.cases;

import org.countersign.people.WhoIsAsking;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.CaseRecord.House;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/records}: the chains of the record that belong to no case, for auditors and the secretariat. */
@RestController
class HouseRecordController {

  private final CaseRecord record;
  private final WhoIsAsking asking;

  HouseRecordController(CaseRecord record, WhoIsAsking asking) {
    this.record = record;
    this.asking = asking;
  }

  @GetMapping("/api/records/{house}")
  RecordView get(@PathVariable House house) {
    if (!asking.person().oversees()) {
      throw new NotPermitted("This record is open to auditors and the secretariat.");
    }
    return RecordView.of(record.chain(house));
  }
}
