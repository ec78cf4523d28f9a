/// What a check is about; one result per subject (reading 5.20).
public enum SubjectKind: String, Sendable, CaseIterable, Hashable {
    case organisation = "organisatie"
    case employee = "medewerker"
    case casus
    case partner
    case report = "melding"
}
