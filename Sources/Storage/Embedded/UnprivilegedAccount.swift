internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// The account that a PostgreSQL started by root runs under: the server refuses to run as root.
struct UnprivilegedAccount {
    let name: String
    let userID: uid_t
    let groupID: gid_t

    /// nil for an ordinary user, who runs PostgreSQL under the own account. For root: the owner of an existing cluster, so
    /// that a command of root never takes it away from the service that made it; else an account made for such use.
    static func forThisProcess(existing data: String) throws -> UnprivilegedAccount? {
        guard geteuid() == 0 else { return nil }
        var status = stat()
        if stat("\(data)/PG_VERSION", &status) == 0, status.st_uid != 0 {
            return UnprivilegedAccount(name: "\(status.st_uid)", userID: status.st_uid, groupID: status.st_gid)
        }
        for name in ["postgres", "kraamzicht", "nobody"] {
            if let entry = getpwnam(name) {
                return UnprivilegedAccount(name: name, userID: entry.pointee.pw_uid, groupID: entry.pointee.pw_gid)
            }
        }
        throw StorageError(
            .clusterStart, "er is geen gewoon account waaronder PostgreSQL kan draaien", hint: "maak het account ‘postgres’ aan")
    }
}
