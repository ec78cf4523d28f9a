public import Domain

public import struct Foundation.Decimal

/// One employee at two dates: in service, worked, and qualified for what.
public struct Employee: Sendable, Hashable {
    public let number: String
    public let name: String
    /// Codes of `CodeList.functie` and `CodeList.contractvorm`.
    public let function: String
    public let contract: String?
    public let entered: Day
    public let left: Day?
    public let level: Int?
    public let diploma: Day?
    /// Days worked in the twelve months up to the peildatum.
    public let worked: Int
    /// Points of training dated in them, and those of BabythuisZorg among them.
    public let points: Decimal
    public let ownPoints: Decimal
    /// One per kind of ``Credential/kinds``, in that order.
    public let credentials: [Credential]

    /// Whether something that every day worked needs is missing on the peildatum, or was on a day worked.
    public var isShort: Bool { self.credentials.contains { $0.isRequired && ($0.state == .none || $0.state == .ended) } }

    /// The days until the first required credential lapses; nil when none does while the employee is in service (reading 5.4).
    public func daysLeft(on day: Day) -> Int? {
        let lapsing = self.credentials.filter { $0.isRequired && $0.state == .holding }.compactMap(\.last)
        return lapsing.filter { last in self.left.map { last < $0 } ?? true }.map { $0.number - day.number }.min()
    }
}
