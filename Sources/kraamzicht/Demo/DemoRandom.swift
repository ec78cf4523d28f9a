/// The demo's chance: SplitMix64 from a seed and a named stream.
///
/// Every case, employee and file draws from a stream of its own, so that a change in one
/// does not reshuffle the rest. The standard library's own distributions are not used:
/// they may change between releases, and the demo's bytes may not.
struct DemoRandom {
    private var state: UInt64

    /// The stream's name is mixed in by FNV-1a; `Hasher` differs on every run.
    init(seed: UInt64, stream: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        self.state = seed ^ hash
    }

    mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var word = self.state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    /// A whole number of the range, each as likely.
    mutating func int(_ range: ClosedRange<Int>) -> Int {
        let span = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int(self.next().multipliedFullWidth(by: span).high)
    }

    /// True in `perMille` of a thousand draws.
    mutating func chance(perMille: Int) -> Bool {
        self.int(0...999) < perMille
    }

    mutating func chance(percent: Int) -> Bool {
        self.chance(perMille: percent * 10)
    }

    /// One of the values, each as likely; the list must not be empty.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[self.int(0...(values.count - 1))]
    }

    /// One of the values, as likely as its weight says.
    mutating func weighted<Value>(_ values: KeyValuePairs<Value, Int>) -> Value {
        var left = self.int(1...values.reduce(0) { $0 + $1.value })
        for (value, weight) in values {
            left -= weight
            if left <= 0 { return value }
        }
        preconditionFailure("the weights add up to the total drawn from")
    }

    /// Days between an event and its registration: mostly the same week, now and then months.
    mutating func lag() -> Int {
        switch self.int(1...100) {
        case ...90: self.int(0...6)
        case ...97: self.int(10...30)
        default: self.int(40...110)
        }
    }
}
