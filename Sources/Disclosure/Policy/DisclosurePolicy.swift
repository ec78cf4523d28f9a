public import Domain

/// Who reads a release.
public enum Audience: String, Sendable, Codable, CaseIterable {
    /// The gemeente that issued the indicaties: it knows who and how many, and must not learn anybody's answer.
    case own = "eigen"
    /// Anyone wider: a jeugdregio, the public. Everything is sensitive.
    case wider = "breder"
}

/// The rules of a release as one value: threshold, protection and rounding belong together and have one version.
public struct DisclosurePolicy: Sendable, Hashable {
    /// A cell of few contributors: the largest `count` of them together hold at most `share` of it.
    public struct Dominance: Sendable, Hashable {
        public let count: Int
        /// 0…1.
        public let share: Double
        /// The second contributor must not be able to estimate the first closer than this share: 0…1.
        public let closeness: Double

        public init(count: Int, share: Double, closeness: Double) {
            self.count = count
            self.share = share
            self.closeness = closeness
        }
    }

    public let name: String
    public let version: Int
    public let audience: Audience
    /// k: a teller and its complement are shown only from this number on.
    public let threshold: Int
    /// How wide the attacker's interval of a hidden whole number must stay (`bescherming`).
    public let protection: Int
    /// A mean is shown only from this noemer on.
    public let meanThreshold: Int
    /// Whether a count of 0 is hidden where counts are sensitive: it tells everybody's answer.
    public let hidesZeros: Bool
    public private(set) var dominance: Dominance?
    /// Small counts are rounded to 0 or this base, instead of hidden; nil = hidden.
    public let roundingBase: Int?
    /// The indicators that are sensitive towards the gemeente itself (contract §4, `gevoelig`).
    public let sensitiveIndicators: Set<String>
    /// Seconds the attacker may take over one whole-number question; out of time counts as recovered.
    public let timeLimit: Double

    /// Throws ``DisclosureError`` (`policy`) when threshold, protection and rounding do not fit each other.
    public init(
        name: String, version: Int = 1, audience: Audience, threshold: Int, protection: Int? = nil, meanThreshold: Int? = nil,
        hidesZeros: Bool = true, dominance: Dominance? = nil, roundingBase: Int? = nil, sensitiveIndicators: Set<String>,
        timeLimit: Double = 5
    ) throws(DisclosureError) {
        let protection = protection ?? threshold - 1
        guard threshold >= 2, (1..<threshold).contains(protection) else {
            throw DisclosureError(
                .policy, "drempel \(threshold) en bescherming \(protection) passen niet bij elkaar",
                hint: "de drempel is minstens 2, de bescherming minstens 1 en kleiner dan de drempel")
        }
        if let roundingBase, roundingBase < threshold {
            // A threshold beside a smaller base gives rounded values away: below 8 hidden and rounded to 5 makes ‘5’ mean 6 or 7.
            throw DisclosureError(
                .policy, "afronden op \(roundingBase) is kleiner dan de drempel \(threshold)",
                hint: "neem een afrondbasis van minstens de drempel")
        }
        self.name = name
        self.version = version
        self.audience = audience
        self.threshold = threshold
        self.protection = protection
        self.meanThreshold = meanThreshold ?? max(threshold, 10)
        self.hidesZeros = hidesZeros
        self.dominance = dominance
        self.roundingBase = roundingBase
        self.sensitiveIndicators = sensitiveIndicators
        self.timeLimit = timeLimit
    }

    /// The gemeente's own view: k = 5 (contract §6).
    public static func own(sensitive: Set<String>) throws(DisclosureError) -> DisclosurePolicy {
        try DisclosurePolicy(name: "eigen", audience: .own, threshold: 5, sensitiveIndicators: sensitive)
    }

    /// Anyone wider: k = 10 and no contributor that dominates (contract §6; n-k and p % as ACRO's defaults, `docs/disclosure.md`).
    public static func wider(sensitive: Set<String>) throws(DisclosureError) -> DisclosurePolicy {
        try DisclosurePolicy(
            name: "breder", audience: .wider, threshold: 10, dominance: Dominance(count: 2, share: 0.9, closeness: 0.1),
            sensitiveIndicators: sensitive)
    }

    /// The same without the rules for organisations, for who is one of them.
    public var withoutDominance: DisclosurePolicy {
        var policy = self
        policy.dominance = nil
        return policy
    }

    /// Whether the figure is an answer of families, or about anybody at all for a wider circle (contract §4, reading 6.0).
    func isSensitive(_ key: CellKey) -> Bool {
        switch self.audience {
        case .wider: true
        case .own:
            // An indicator that nobody knows may be anything.
            self.sensitiveIndicators.contains(key.indicator) || Anatomy.known[key.indicator] == nil
                || key.values.keys.contains(where: \.isSensitive)
        }
    }

    /// The least noemer of a mean that is shown.
    public func fewestOfMean(_ unit: FigureUnit) -> Int {
        unit == .tScore ? max(self.meanThreshold, ScoreRounding.fewest) : self.meanThreshold
    }

    /// The dimensions by which counts are published that show their reader where something changed.
    var comparedDimensions: [Dimension] {
        Dimension.allCases.filter { $0.splitsCases && (self.audience == .wider || !$0.isSensitive) }
    }
}
