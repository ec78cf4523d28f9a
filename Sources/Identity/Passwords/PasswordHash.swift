internal import Crypto
internal import CryptoExtras

/// What is stored instead of a password: `scrypt$15$8$1$<salt>$<key>` (cost as a power of 2, block size, parallelism;
/// salt and key in base64url).
struct PasswordHash: Sendable, Hashable {
    static let saltBytes = 16
    static let keyBytes = 32

    let parameters: ScryptParameters
    let salt: [UInt8]
    let key: [UInt8]

    /// Takes a tenth of a second and 32 MiB: only on a thread that may block.
    init(of password: Password, parameters: ScryptParameters, salt: [UInt8] = RandomBytes.make(Self.saltBytes)) throws {
        self.parameters = parameters
        self.salt = salt
        let key = try KDF.Scrypt.deriveKey(
            from: password.bytes, salt: salt, outputByteCount: Self.keyBytes, rounds: 1 << parameters.costExponent,
            blockSize: parameters.blockSize, parallelism: parameters.parallelism)
        self.key = key.withUnsafeBytes { Array($0) }
    }

    /// Reads a stored hash; nil when it is none.
    init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt",
            let cost = Int(parts[1]), let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            let parameters = ScryptParameters(checking: cost, blockSize, parallelism),
            let salt = RandomBytes.bytes(base64URL: parts[4]), salt.count == Self.saltBytes,
            let key = RandomBytes.bytes(base64URL: parts[5]), key.count == Self.keyBytes
        else { return nil }
        self.parameters = parameters
        self.salt = salt
        self.key = key
    }

    /// As long and as blocking as making one.
    func matches(_ password: Password) throws -> Bool {
        let other = try PasswordHash(of: password, parameters: self.parameters, salt: self.salt)
        return ConstantTime.equal(self.key, other.key)
    }

    /// As it is stored.
    var text: String {
        let parameters = [self.parameters.costExponent, self.parameters.blockSize, self.parameters.parallelism]
        let parts = ["scrypt"] + parameters.map(String.init) + [self.salt, self.key].map(RandomBytes.base64URL)
        return parts.joined(separator: "$")
    }
}
