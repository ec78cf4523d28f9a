/// What the system knew: a request for a stand, before it is resolved to an instant of the tenant (contract §3, reading 3.1).
public enum Stand: Hashable, Sendable {
    /// The last committed delivery.
    case latest
    /// The end of that day in Europe/Amsterdam.
    case day(Day)
    /// An ISO 8601 instant with zone, as given; PostgreSQL reads it.
    case instant(String)
    /// Right after that delivery of the tenant.
    case delivery(Int)

    public init(_ text: String) throws(DomainError) {
        if let number = Stand.deliveryNumber(text) {
            self = .delivery(number)
            return
        }
        if let day = try? Day(text) {
            self = .day(day)
            return
        }
        if let day = try? Day(text.prefix(10)), text.dropFirst(10).wholeMatch(of: Stand.timeOfDay) != nil {
            // PostgreSQL would read a day that is written in the Dutch way as another one, or not at all.
            self = .instant(Stand.inMicroseconds(day.iso + text.dropFirst(10)))
            return
        }
        throw DomainError(
            .invalidStand, "‘\(text.prefix(40))’ is geen stand",
            hint: "schrijf een dag (2026-11-22), een tijdstip (2026-11-22T14:30:00+01:00) of levering-12")
    }

    /// Instants of the tenant are whole microseconds and PostgreSQL would round: half a microsecond before a delivery is before
    /// it, so finer digits are cut off.
    private static func inMicroseconds(_ text: String) -> String {
        guard let point = text.firstIndex(of: "."),
            let end = text[point...].dropFirst().firstIndex(where: { !$0.isNumber }),
            text.distance(from: point, to: end) > 7
        else { return text }
        return String(text[..<text.index(point, offsetBy: 7)]) + text[end...]
    }

    private static func deliveryNumber(_ text: String) -> Int? {
        guard text.hasPrefix("levering-") else { return nil }
        let digits = text.dropFirst("levering-".count)
        return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }

    private static var timeOfDay: Regex<AnyRegexOutput> {
        // A constant pattern; it cannot fail to compile.
        guard
            let pattern = try? Regex(
                "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-5]):?[0-5][0-9])")
        else { preconditionFailure("the pattern of an instant is a constant") }
        return pattern
    }
}
