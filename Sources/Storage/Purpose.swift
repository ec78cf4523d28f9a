/// Why a tenant's rows are read or written; the access log shows it.
public enum Purpose: String, Sendable, CaseIterable {
    case dashboard = "overzicht"
    case figures = "cijfers"
    case worklist = "werklijst"
    /// Single cases: a list of them, a search, or one as a whole.
    case cases = "casussen"
    /// Checks of employees and cases against the norms.
    case checks = "controles"
    /// Documents and uploaded files, as evidence.
    case documents = "documenten"
    /// What lapses, to whom it concerns.
    case reminders = "herinneringen"
    /// Releases of figures to gemeenten.
    case release = "uitgave"
    case delivery = "levering"
    case undo = "levering ongedaan"
    case access = "toegang"
    case administration = "beheer"
    case verification = "controle van de installatie"
}
