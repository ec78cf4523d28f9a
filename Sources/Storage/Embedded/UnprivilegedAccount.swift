internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// The account that a PostgreSQL started by root runs under: the server refuses to run as root.
struct UnprivilegedAccount {
    let name: String
    let userID: uid_t
    let groupID: gid_t

    /// nil for an ordinary user, who runs PostgreSQL under the own account.
    static func forThisProcess() throws -> UnprivilegedAccount? {
        guard geteuid() == 0 else { return nil }
        for name in ["postgres", "kraamzicht", "nobody"] {
            if let entry = getpwnam(name) {
                return UnprivilegedAccount(name: name, userID: entry.pointee.pw_uid, groupID: entry.pointee.pw_gid)
            }
        }
        throw StorageError(
            .clusterStart, "er is geen gewoon account waaronder PostgreSQL kan draaien", hint: "maak het account ‘postgres’ aan")
    }
}
