/// What is known of one number: it lies between these, both included.
struct Bounds: Equatable {
    var lower = -Double.infinity
    var upper = Double.infinity

    static let free = Bounds()

    static func exactly(_ value: Double, slack: Double) -> Bounds { Bounds(lower: value - slack, upper: value + slack) }

    func contains(_ value: Double) -> Bool {
        value >= self.lower - LinearSystem.tolerance && value <= self.upper + LinearSystem.tolerance
    }

    /// What is left when both are known.
    func meeting(_ other: Bounds) -> Bounds {
        Bounds(lower: max(self.lower, other.lower), upper: min(self.upper, other.upper))
    }

    /// Whether some value fits both.
    func meets(_ other: Bounds) -> Bool {
        self.lower <= other.upper + LinearSystem.tolerance && other.lower <= self.upper + LinearSystem.tolerance
    }

    /// Whether everything that fits these bounds fits `other` too.
    func isWithin(_ other: Bounds) -> Bool { self.lower >= other.lower && self.upper <= other.upper }
}

/// The least and greatest value of a number that fit all that is known.
struct Reach: Equatable {
    var least: Double
    var most: Double
    /// False when the attacker ran out of time: then the number counts as recovered.
    var isDecided = true

    var width: Double { self.isDecided ? self.most - self.least : 0 }
}
