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

    /// The visits, by day, as events of a week each: from its first visit to its last, so that none stands before the start.
    static func events(_ visits: [Visit]) -> [CaseEvent] {
        Dictionary(grouping: visits) { $0.day.adding(days: 1 - $0.day.weekday) }.sorted { $0.key < $1.key }
            .map { monday, visits in
                let (first, last) = (visits.first?.day ?? monday, visits.last?.day ?? monday)
                return CaseEvent(.visits(VisitWeek(visits: visits)), on: first, until: last == first ? nil : last)
            }
    }
}
