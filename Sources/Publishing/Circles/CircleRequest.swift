internal import Domain

/// A circle that is to be made: what organisations released of one jeugdregio over one calendar year, together.
public struct CircleRequest: Sendable {
    /// `JZ16`.
    public let region: String
    public let regionName: String
    /// The codes of the gemeenten in it.
    public let gemeenten: [String]
    public let year: Int
    /// What is said with it; nil = nothing.
    public let note: String?

    /// Throws ``ReleaseError`` for a year that is not over by `today`, or a toelichting that is too long.
    init(region: String, name: String, gemeenten: [String], year: Int, note: String?, today: Day) throws(ReleaseError) {
        guard (2000...9999).contains(year), Slice(grain: .year, index: year).last < today else {
            throw ReleaseError(.period, "een kring gaat over een kalenderjaar dat voorbij is", hint: "kies een eerder jaar")
        }
        let text = note.flatMap { $0.allSatisfy { $0.isWhitespace || $0.isNewline } ? nil : $0 }
        guard text?.count ?? 0 <= ReleaseRequest.longestNote else {
            throw ReleaseError(
                .note, "de toelichting telt \(text?.count ?? 0) tekens", hint: "hoogstens \(ReleaseRequest.longestNote) tekens")
        }
        self.region = region
        self.regionName = name
        self.gemeenten = gemeenten
        self.year = year
        self.note = text
    }

    var slice: Slice { Slice(grain: .year, index: self.year) }
}
