package haidang.ingest.source;

import haidang.events.Malformed;

/// Why a natural person's public account is watched at all. Two people stand for it.
///
/// @param reason     why no other source serves
/// @param requester  who asks
/// @param approvedBy another person, who agrees
public record NaturalPerson(String reason, String requester, String approvedBy) {
  public NaturalPerson {
    if (reason.isBlank() || requester.isBlank() || approvedBy.isBlank()) {
      throw new Malformed("a natural person's account needs a reason, a requester and a second person's approval");
    }
    if (requester.strip().equalsIgnoreCase(approvedBy.strip())) {
      throw new Malformed("a natural person's account needs the approval of a second person, not of " + approvedBy);
    }
  }
}
