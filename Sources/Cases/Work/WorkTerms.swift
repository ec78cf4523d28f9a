/// The terms of the work list in one place; each with where it comes from.
public enum WorkTerms {
    /// No gap longer than this between the start and successive evaluations (check CAS-EVAL-TUSSEN, contract §5).
    public static let evaluationInterval = 56
    /// An evaluation at the end within this many days of it (check CAS-EVAL-EIND).
    public static let finalEvaluationTerm = 14
    /// Own rule: an evaluation needs an appointment of three parties, so it is listed this many days ahead.
    public static let evaluationNotice = 14
    /// Regie that ends within this many days is listed: time to find a successor.
    public static let regieNotice = 30
    /// An indicatie at the latest this many days after the start (check CAS-INDICATIE).
    public static let indicatieTerm = 42
    /// Agreed hours are nearly used up from this percentage on.
    public static let hoursShare = 80
    /// Own rule: the pace at which hours are used is that of the last so many days.
    public static let paceDays = 28
    /// A credential that lapses within this many days is listed, as a check says `verloopt` (contract §5).
    public static let credentialNotice = 90
    /// A VOG is good for this many months after its issue, whatever end was delivered (reading 5.8).
    public static let vogMonths = 36
    /// Own rule: what an ended case still lacks is work for this many days; after that it is a finding, no longer work.
    public static let aftercare = 90
}
