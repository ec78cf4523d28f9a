public import Domain

/// Figures that an organisation is about to hand to a gemeente.
public struct ReleaseRequest: Sendable {
    /// Longest toelichting, in characters.
    public static let longestNote = 4000

    /// `GM0363`.
    public let gemeente: String
    public let gemeenteName: String
    public let plan: ReleasePlan
    /// What the organisation says with it; nil = nothing.
    public let note: String?
    /// What the system knew; pinned once it has been resolved.
    public var stand: Stand

    /// Throws ``ReleaseError`` for a period without bounds or a toelichting that is too long.
    public init(
        gemeente: String, name: String, period: Period, note: String? = nil, stand: Stand = .latest
    ) throws(ReleaseError) {
        let text = note.map { String($0.trimmingBlankEnds) }
        guard text?.count ?? 0 <= Self.longestNote else {
            throw ReleaseError(
                .note, "de toelichting telt \(text?.count ?? 0) tekens", hint: "hoogstens \(Self.longestNote) tekens")
        }
        self.gemeente = gemeente
        self.gemeenteName = name
        self.plan = try ReleasePlan(period)
        self.note = text?.isEmpty == false ? text : nil
        self.stand = stand
    }

    public var period: Period { self.plan.period }
}

extension String {
    fileprivate var trimmingBlankEnds: Substring {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0.isNewline }
        return self.drop(while: isBlank).reversed().drop(while: isBlank).reversed().reduce(into: Substring()) { $0.append($1) }
    }
}
