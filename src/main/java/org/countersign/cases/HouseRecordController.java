package org.countersign.cases;

import org.countersign.checkpoints.Checkpoints;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.CaseRecord.House;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/records}: the chains of the record that belong to no case, for auditors and the secretariat. */
@RestController
class HouseRecordController {

  private final Checkpoints checkpoints;
  private final WhoIsAsking asking;

  HouseRecordController(Checkpoints checkpoints, WhoIsAsking asking) {
    this.checkpoints = checkpoints;
    this.asking = asking;
  }

  @GetMapping("/api/records/{house}")
  RecordView get(@PathVariable House house, @RequestParam(required = false) Integer checkpoint) {
    if (!asking.person().oversees()) {
      throw new NotPermitted("This record is open to auditors and the secretariat.");
    }
    return RecordView.of(checkpoints.sealed(house.name(), checkpoint));
  }
}
