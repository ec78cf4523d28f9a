internal import Foundation

/// The folder into which a release goes: all of it, or nothing.
struct ReleaseFolder {
    private let place: URL
    /// As the user wrote it.
    private let shown: String

    init(_ path: String) {
        self.place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
        self.shown = Message.oneLine(path)
    }

    /// Throws when something stands there already; asked before the work, which may take minutes.
    func checkPlace() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: self.place.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue, let names = try? FileManager.default.contentsOfDirectory(atPath: self.place.path) else {
            throw CommandError("\(self.shown) is geen map die te lezen is; kies een andere voor --uit")
        }
        guard names.isEmpty else {
            throw CommandError("\(self.shown) is niet leeg; kies een nieuwe of een lege map voor --uit")
        }
    }

    /// Writes into a draft beside the folder and then gives it the folder's name, in one step.
    func write(_ files: [(name: String, bytes: [UInt8])]) throws {
        let draft = self.place.deletingLastPathComponent()
            .appending(path: ".\(self.place.lastPathComponent).\(UUID().uuidString)")
        // Nothing stands there any more once it has its name.
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
            for file in files { try Data(file.bytes).write(to: draft.appending(path: file.name)) }
            if let kept = try? FileManager.default.attributesOfItem(atPath: self.place.path)[.posixPermissions] {
                try FileManager.default.setAttributes([.posixPermissions: kept], ofItemAtPath: draft.path)
            }
        } catch {
            throw CommandError("\(self.shown) kan niet worden geschreven; kies een andere map voor --uit")
        }
        guard rename(draft.path, self.place.path) == 0 else {
            throw CommandError("\(self.shown) kan niet worden geschreven of is intussen niet leeg; er is niets geschreven")
        }
    }
}
