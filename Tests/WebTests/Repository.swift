import Foundation

/// Where the sources of this checkout are.
enum Repository {
    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: name).path
    }

    static func text(_ name: String) throws -> String { try String(contentsOfFile: self.path(name), encoding: .utf8) }
}
