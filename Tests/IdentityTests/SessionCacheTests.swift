import Testing

@testable import Identity

@Suite struct SessionCacheTests {
    private let start = ContinuousClock.now
    private let visitor = Samples.visitor([])

    @Test func `a visitor is remembered for two seconds from the reading`() {
        let cache = SessionCache()
        #expect(!cache.knows("a", at: self.start))
        #expect(cache.keep(self.visitor, "a", readAt: self.start, at: self.start + .seconds(1)))
        #expect(cache.knows("a", at: self.start + .milliseconds(1_999)))
        #expect(!cache.knows("a", at: self.start + .seconds(2)))
        #expect(!cache.knows("b", at: self.start))
    }

    @Test func `a reading that began before the end does not bring the session back`() {
        let cache = SessionCache()
        #expect(cache.keep(self.visitor, "a", readAt: self.start, at: self.start))
        cache.end("a", at: self.start)
        #expect(!cache.knows("a", at: self.start))
        #expect(!cache.keep(self.visitor, "a", readAt: self.start, at: self.start + .seconds(1)))
        #expect(!cache.knows("a", at: self.start + .seconds(1)))
    }

    @Test func `memory is bounded`() {
        let cache = SessionCache(limit: 3)
        for number in 0..<100 { #expect(cache.keep(self.visitor, "\(number)", readAt: self.start, at: self.start)) }
        #expect((0..<100).filter { cache.knows("\($0)", at: self.start) }.count <= 3)
    }
}

extension SessionCache {
    fileprivate func knows(_ key: String, at now: Instant) -> Bool {
        if case .known = self.answer(key, at: now) { true } else { false }
    }
}
