internal import Foundation

/// The time that the whole-number questions of one release may take. Each may take its own, and there are thousands of them: without
/// a limit on all together making a release might never end.
final class Patience {
    /// Seconds of computing for one question.
    let each: Double
    private var left: Double

    /// Questions that take all their time before there is none left.
    private static let most = 12.0

    init(each: Double) {
        self.each = each
        self.left = Self.most * each
    }

    /// Whether no question is answered any more.
    var isSpent: Bool { self.left <= 0 }

    /// Seconds for the next question.
    var next: Double { min(self.each, self.left) }

    /// Notes what a question took.
    func spend<Answer>(_ question: () -> Answer) -> Answer {
        let start = Self.now
        defer { self.left -= Self.now - start }
        return question()
    }

    /// What this thread has computed so far: how busy the machine is with other things must not decide what is hidden.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
