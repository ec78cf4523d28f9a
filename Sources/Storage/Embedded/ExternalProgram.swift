internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Runs a program of the system to its end and collects what it said; blocks the calling thread.
///
/// `posix_spawn` and `waitpid`, with output in a file: a program that leaves a server behind, as `pg_ctl start` does, must
/// not keep its caller waiting because the server inherited a pipe.
struct ExternalProgram {
    struct Outcome {
        let status: Int32
        let output: String
    }

    static func run(_ path: String, _ arguments: [String]) throws -> Outcome {
        let log = FileManager.default.temporaryDirectory.appending(path: "kraamzicht-\(UUID().uuidString).log").path
        defer { unlink(log) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let error = posix_spawn(&process, path, &actions, nil, &words, environ)
        guard error == 0 else {
            throw StorageError(.clusterStart, "\(path) is niet te starten: \(String(cString: strerror(error)))")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let output = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        // The exit status, or 128 + the signal that ended the program.
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Outcome(status: code, output: output.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
