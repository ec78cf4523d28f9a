internal import Crypto

/// Comparing secrets without telling where they differ.
enum ConstantTime {
    /// Compares codes under a key made for this once: what is compared byte by byte says nothing about the secrets.
    static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let key = SymmetricKey(size: .bits256)
        return HMAC<SHA256>.authenticationCode(for: left, using: key)
            == HMAC<SHA256>.authenticationCode(for: right, using: key)
    }
}
