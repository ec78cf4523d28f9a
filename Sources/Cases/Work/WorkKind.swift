/// What kind of work an item of the work list is; the order is that of the page.
public enum WorkKind: String, Sendable, Hashable, CaseIterable {
    /// Contact with the applicant.
    case contact
    /// An evaluation in between or at the end.
    case evaluation = "evaluatie"
    /// Direction by a casemanager or an SKJ partner that ends, ended or never was.
    case regie
    /// A started case without an indicatie.
    case indicatie
    /// Agreed hours that are nearly used up.
    case hours = "uren"
    /// VOG, KCKZ, SKJ or kinder-EHBO of an employee that lapses.
    case credential = "bekwaamheid"
}
