internal import Crypto
internal import Domain
internal import Foundation

/// One file of DDL, applied once per schema and never changed afterwards.
struct MigrationFile: Sendable {
    enum Folder: String, Sendable {
        case platform, tenant, gemeente, jeugdregio

        /// The tables of a tenant of this kind.
        init(of kind: Tenant.Kind) {
            switch kind {
            case .organisation: self = .tenant
            case .gemeente: self = .gemeente
            case .region: self = .jeugdregio
            }
        }
    }

    /// `tenant/0001_versions.sql`; recorded with the file's SHA-256.
    let name: String
    let sql: String
    let sha256: String

    /// The files of a folder, in the order of their numbers.
    static func all(in folder: Folder, root: String) throws -> [MigrationFile] {
        let path = "\(root)/migrations/\(folder.rawValue)"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw StorageError(
                .resources, "de map \(path) ontbreekt", hint: "zet KRAAMZICHT_HOME op de map waarin ‘migrations’ staat")
        }
        return try names.filter { $0.hasSuffix(".sql") }.sorted().map { name in
            let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
            let digest = SHA256.hash(data: Data(text.utf8)).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            return MigrationFile(name: "\(folder.rawValue)/\(name)", sql: text, sha256: digest)
        }
    }

    /// The text with the installation's names in place of `{{app}}`, `{{tenant}}` and the like, which are checked identifiers.
    func text(replacing names: [String: String]) -> String {
        names.reduce(self.sql) { $0.replacingOccurrences(of: "{{\($1.key)}}", with: $1.value) }
    }
}
