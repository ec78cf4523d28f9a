/// How long to wait before the next attempt: twice as long each time, with chance in it, so that a hundred clients of
/// a server that restarts do not come back in the same instant.
struct Backoff {
    static let first = Duration.milliseconds(50)
    static let longest = Duration.seconds(2)

    private var next = Backoff.first

    /// The next wait; `chance` lies between 0 and 1 and takes off at most half.
    mutating func delay(chance: Double) -> Duration {
        defer { self.next = min(self.next * 2, Self.longest) }
        return self.next * (1 - chance / 2)
    }
}
