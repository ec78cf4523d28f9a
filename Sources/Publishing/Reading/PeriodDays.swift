internal import Disclosure
internal import Domain

/// Which days the label of a period stands for, in a table that was asked over `period` at `peildatum`.
struct PeriodDays: Sendable {
    /// What was asked; nil = everything.
    let period: Period?
    let peildatum: Day
    /// There are far fewer periods than figures.
    private var known: [String: DayRange] = [:]

    init(period: Period?, peildatum: Day) {
        self.period = period
        self.peildatum = peildatum
    }

    /// The days that were counted. A slice holds only its days inside the asked period (reading 7.2); a range is the text as
    /// it was asked, and so holds all of its own. Days after the peildatum have not happened: they are left off, but for a
    /// slice that had not begun at all, which keeps its days and holds no numbers.
    ///
    /// Throws ``DomainError`` for a text that is no period, and for a slice outside the asked period: the table was then asked
    /// over another one, and every clipped slice in it would be taken for what it is not.
    mutating func days(of label: String) throws(DomainError) -> DayRange {
        if let range = self.known[label] { return range }
        let range = try self.range(of: label)
        self.known[label] = range
        return range
    }

    private func range(of label: String) throws(DomainError) -> DayRange {
        let named = try Period(label)
        guard var first = named.first, var last = named.last else { return DayRange(first: nil, last: self.peildatum) }
        if !label.contains(".."), let period = self.period, let from = period.first, let to = period.last {
            guard first <= to, from <= last else {
                throw DomainError(
                    .invalidPeriod, "‘\(label)’ ligt buiten de periode \(period.description)",
                    hint: "geef de periode waarmee de cijfers zijn gevraagd")
            }
            first = max(first, from)
            last = min(last, to)
        }
        return DayRange(first: first, last: first > self.peildatum ? last : min(last, self.peildatum))
    }
}
