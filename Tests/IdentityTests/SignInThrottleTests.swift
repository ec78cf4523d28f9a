import Testing

@testable import Identity

@Suite struct SignInThrottleTests {
    private let start = ContinuousClock.now

    @Test func `the fifth failure locks for a quarter of an hour`() {
        var throttle = SignInThrottle()
        let answers = (1...5).map { _ in throttle.fail("a", at: self.start) }
        #expect(answers == [false, false, false, false, true])
        #expect(throttle.isLocked("a", at: self.start + .seconds(899)))
        #expect(!throttle.isLocked("b", at: self.start))
    }

    @Test func `failures while it is locked do not lock it longer, and then it counts anew`() {
        var throttle = SignInThrottle()
        for _ in 1...5 { _ = throttle.fail("a", at: self.start) }
        let during = throttle.fail("a", at: self.start + .seconds(899))
        #expect(during)
        let later = self.start + .seconds(900)
        #expect(!throttle.isLocked("a", at: later))
        let answers = (1...5).map { _ in throttle.fail("a", at: later) }
        #expect(answers == [false, false, false, false, true])
        #expect(throttle.isLocked("a", at: later + .seconds(899)))
    }

    @Test func `memory is bounded`() {
        var throttle = SignInThrottle(capacity: 10)
        for number in 0..<1_000 { _ = throttle.fail("\(number)", at: self.start) }
        #expect(throttle.count <= 10)
    }

    @Test func `a full memory forgets the oldest first`() {
        var throttle = SignInThrottle(capacity: 10)
        for number in 0..<9 { _ = throttle.fail("\(number)", at: self.start) }
        let later = self.start + .seconds(900)
        for _ in 1...5 { _ = throttle.fail("a", at: later) }
        _ = throttle.fail("b", at: later)
        #expect(throttle.isLocked("a", at: later))
        #expect(throttle.count == 2)
    }

    @Test func `an address without an account is one address, however it is typed`() {
        let unknown = UnknownAddresses()
        for _ in 1...4 { #expect(!unknown.fail("an@voorbeeld.nl")) }
        #expect(unknown.fail(" AN@voorbeeld.nl "))
        #expect(unknown.isLocked("An@voorbeeld.nl"))
        #expect(!unknown.isLocked("bo@voorbeeld.nl"))
    }

    @Test func `locked is said in the same words as wrong`() {
        #expect(IdentityError.locked.message.hasPrefix(IdentityError.wrongCredentials.message))
        #expect(IdentityError.locked.message.hasSuffix("of probeer het over een kwartier opnieuw"))
    }
}
