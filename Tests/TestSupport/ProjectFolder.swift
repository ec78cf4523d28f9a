internal import Foundation

/// The repository as the tests see it: sources, migrations and dashboards as files.
public enum ProjectFolder {
    /// The folder that holds `migrations`; found from this file's own place.
    public static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: "\(folder.path)/migrations/platform") {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    /// Every file below `folder` (relative to the root) with one of these extensions, as paths relative to the root.
    public static func files(in folder: String, withExtensions extensions: Set<String>) -> [String] {
        // A folder may be a link, which an enumerator would not follow.
        let start = URL(fileURLWithPath: "\(self.root)/\(folder)").resolvingSymlinksInPath().path
        guard let names = FileManager.default.enumerator(atPath: start) else { return [] }
        return names.compactMap { $0 as? String }.filter { extensions.contains(($0 as NSString).pathExtension) }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// The text of a file, by its path relative to the root.
    public static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(self.root)/\(path)", encoding: .utf8)
    }
}
