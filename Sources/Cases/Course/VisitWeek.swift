public import Domain
public import Foundation

/// The visits of one week, Monday to Sunday, so that two hundred visits stay readable.
public struct VisitWeek: Sendable, Hashable {
    public struct Visit: Sendable, Hashable {
        public let day: Day
        public let hours: Decimal
        /// A code of ``Domain/CodeList/dagdeel``; nil when it was left empty.
        public let dagdeel: String?
        public let employee: String

        public init(day: Day, hours: Decimal, dagdeel: String?, employee: String) {
            self.day = day
            self.hours = hours
            self.dagdeel = dagdeel
            self.employee = employee
        }
    }

    /// By day.
    public let visits: [Visit]

    public init(visits: [Visit]) {
        self.visits = visits
    }

    public var hours: Decimal { self.visits.reduce(0) { $0 + $1.hours } }

    /// The visits, by day, as weeks; each with its Monday.
    static func weeks(_ visits: [Visit]) -> [(monday: Day, week: VisitWeek)] {
        Dictionary(grouping: visits) { $0.day.adding(days: 1 - $0.day.weekday) }.sorted { $0.key < $1.key }
            .map { ($0.key, VisitWeek(visits: $0.value)) }
    }
}
