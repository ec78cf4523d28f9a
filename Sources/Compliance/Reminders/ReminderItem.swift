public import Domain

/// Something that lapses, or that must be done before a day.
public struct ReminderItem: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A credential of an employee.
        case credential = "registratie"
        case document
        /// The look-up of an SKJ partner in the register.
        case partner
        case exception = "uitzondering"
        /// A term of a complaint or a calamity.
        case report = "melding"
        /// A measure that is not done yet.
        case measure = "maatregel"
        /// A measure that is done, and of which nobody judged yet whether it helped.
        case judgement = "oordeel"
    }

    public let kind: Kind
    /// The key of the employee, document kind, partner, exception, melding or measure.
    public let subject: String
    /// The name of the employee or partner, or who does the measure; nil where there is none.
    public let name: String?
    /// A code that says what: the kind of registration or document, the check, or the step; of a measure what is done.
    public let what: String
    /// The last day on which it is still in order.
    public let last: Day
    /// The e-mail address of the account that is told of it beside the quality officers; nil = none.
    public let account: String?

    public init(kind: Kind, subject: String, name: String?, what: String, last: Day, account: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.name = name
        self.what = what
        self.last = last
        self.account = account
    }

    /// Days from `day` to the last day on which it is in order; negative when that is over.
    public func daysLeft(on day: Day) -> Int { self.last.number - day.number }
}

/// What lapses within 90 days or has lapsed, most urgent first.
public struct ReminderDigest: Sendable, Hashable {
    public let day: Day
    public let items: [ReminderItem]

    public init(day: Day, items: [ReminderItem]) {
        self.day = day
        self.items = items.filter { $0.daysLeft(on: day) <= Self.thresholds[0] }
            .sorted { ($0.last, $0.kind.rawValue, $0.subject, $0.what) < ($1.last, $1.kind.rawValue, $1.subject, $1.what) }
    }

    /// What of it one account is told of, beside the quality officers.
    public func own(_ account: String) -> ReminderDigest {
        ReminderDigest(day: self.day, items: self.items.filter { $0.account == account })
    }

    /// Days before the end at which somebody is told; -1 is the first day after it.
    public static let thresholds = [90, 30, 7, 1, -1]

    /// Whether a digest goes out today: something came to a threshold since the last one, or it is Monday and something is over.
    /// `previous`: the day of the last digest; nil = there was none.
    public func isDue(since previous: Day?) -> Bool {
        if self.items.isEmpty { return false }
        guard let previous else { return true }
        let isMonday = self.day.weekday == 1
        return self.items.contains { item in
            let (now, then) = (item.daysLeft(on: self.day), item.daysLeft(on: previous))
            return (isMonday && now < 0) || Self.thresholds.contains { now <= $0 && $0 < then }
        }
    }
}
