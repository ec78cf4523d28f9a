/// Hashes and checks passwords, away from Swift's own threads and a few at a time.
struct PasswordHasher: Sendable {
    let parameters: ScryptParameters
    let turns: HashingTurns

    init(parameters: ScryptParameters = .standard, turns: HashingTurns = .ofProcess) {
        self.parameters = parameters
        self.turns = turns
    }

    /// Throws ``IdentityError/Code/busy``.
    func hash(_ password: Password) async throws -> String {
        let parameters = self.parameters
        return try await self.turns.run { try PasswordHash(of: password, parameters: parameters).text }
    }

    /// Whether the password is the one that was hashed; nil stands for "there is none" and takes just as long.
    ///
    /// It will be tempting to answer at once when there is no account: the time would tell who has one.
    func matches(_ typed: Password?, stored text: String?) async throws -> Bool {
        let parameters = self.parameters
        return try await self.turns.run {
            let password = typed ?? .standIn
            guard let stored = text.flatMap(PasswordHash.init(text:)) else {
                _ = try PasswordHash(of: password, parameters: parameters)
                return false
            }
            return try stored.matches(password) && typed != nil
        }
    }
}
