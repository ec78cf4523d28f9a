internal import Postgres

/// One figure: its definition, the rows it looks at, and how they become a teller, a noemer or a value.
///
/// One file each in `Catalogue/`, one line in ``Catalogue``; adding one changes nothing else.
protocol Indicator: Sendable {
    var definition: Definition { get }
    /// The rows it looks at and the date that places them in a period.
    var observation: Observation { get }
    var measure: Measure { get }
    /// What must be looked up beside the case itself.
    var lookups: Set<Lookup> { get }
}

extension Indicator {
    var lookups: Set<Lookup> { [] }
}

/// The rows an indicator looks at; each is placed in a period by one date. All of them exist at the peildatum, and every
/// event date after it is empty (contract §3, readings 3.2 and 7.6).
///
/// Columns of `received`, `started`, `ended` and `stock`: those of the file casussen (kwetsbaarheid and problematiek as
/// joined texts), with `wet`, `wijkteam` and `problematiek` ‘onbekend’ when empty, `cbs` (the CBS code of a known reason, else
/// NULL) and `peildatum`.
enum Observation: Sendable, CaseIterable {
    /// Cases by ontvangen_op; with `contact_deadline`, the end of the third werkdag.
    case received
    /// Cases by gestart_op.
    case started
    /// Cases by beeindigd_op; more columns by ``Lookup``.
    case ended
    /// Cases running on the last day of the period.
    case stock
    /// Goals of ended cases by beeindigd_op: `domein`, `gewicht`, `score` (the latest eligible score, or NULL).
    case goals
    /// Ended cases with a scored goal, by beeindigd_op: `t`, the case's GAS T-score (per domein when that is asked).
    case goalAttainment
    /// Visits by datum: `uren`, `dagdeel`.
    case visits
    /// Invoices by the first day of maand: `bedrag`, `uren`, `status`.
    case invoices

    /// Whether a case can have several rows, so that its n are cases and not rows.
    var hasSeveralRowsPerCase: Bool {
        switch self {
        case .goals, .visits, .invoices: true
        case .received, .started, .ended, .stock, .goalAttainment: false
        }
    }

    /// The kinds of files beside casussen that its rows come from.
    var files: Set<String> {
        switch self {
        case .received, .started, .ended, .stock: []
        case .goals, .goalAttainment: ["doelen", "evaluaties", "doelscores"]
        case .visits: ["inzet"]
        case .invoices: ["facturen"]
        }
    }
}

/// What is looked up for ended cases, only when an indicator that needs it is asked.
enum Lookup: Sendable, Hashable, CaseIterable {
    /// `is_afgeschaald`, `is_opgeschaald`, `has_eind` (booleans): what the case's evaluations decided.
    case evaluations
    /// `uren_geleverd`: Σ of all inzet (0 without any).
    case deliveredHours
    /// `starts_again`: the client has another case started within 365 days after the end.
    case newStart

    /// The kinds of files beside casussen that it looks in.
    var files: Set<String> {
        switch self {
        case .evaluations: ["evaluaties"]
        case .deliveredHours: ["inzet"]
        case .newStart: []
        }
    }
}

/// How rows become a figure. Conditions and values are SQL over the columns of the ``Observation``.
enum Measure: Sendable {
    /// How many rows.
    case count
    /// Rows that meet `numerator` out of rows that meet `denominator`, as a percentage with a Wilson interval.
    case share(numerator: SQL, denominator: SQL)
    /// Σ numerator / Σ denominator over rows that meet `among`, as a percentage without an interval (reading 7.18).
    case shareOfSums(numerator: SQL, denominator: SQL, among: SQL)
    /// The mean of `value` over rows that meet `among`; teller = sum, noemer = rows.
    case mean(value: SQL, among: SQL)
    /// Median, p90 and mean of `value` over rows that meet `among`: three figures with their own ids.
    case distribution(value: SQL, among: SQL)
    /// Σ `value` over rows that meet `among`.
    case sum(value: SQL, among: SQL)
}
