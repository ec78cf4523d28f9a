internal import Foundation
internal import Storage

/// Where `migrations` and `dashboards` stand: KRAAMZICHT_HOME, else a folder above the program, else /usr/share/kraamzicht.
enum ResourceFolder {
    static func find() throws -> String {
        let files = FileManager.default
        let holds: (String) -> Bool = { files.fileExists(atPath: "\($0)/migrations/platform") }
        if let named = ProcessInfo.processInfo.environment["KRAAMZICHT_HOME"] {
            guard holds(named) else {
                throw StorageError(.resources, "in KRAAMZICHT_HOME (\(named)) staat geen map ‘migrations’")
            }
            return named
        }
        let program = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        while folder.path != "/" {
            if holds(folder.path) { return folder.path }
            if holds(folder.appending(path: "share/kraamzicht").path) { return folder.appending(path: "share/kraamzicht").path }
            folder.deleteLastPathComponent()
        }
        throw StorageError(
            .resources, "de map ‘migrations’ is niet gevonden", hint: "zet KRAAMZICHT_HOME op de map waarin zij staat")
    }
}
