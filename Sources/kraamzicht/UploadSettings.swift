internal import Foundation
internal import Storage

/// Where uploaded files wait, and how large they may be together.
struct UploadSettings {
    let directory: String
    /// In bytes.
    let limit: Int

    static let standardLimit = 2048

    /// - `KRAAMZICHT_UPLOADS` (a directory; default: `uploads` beside an embedded database, else in the service's state directory,
    ///   else one below `/var/tmp`)
    /// - `KRAAMZICHT_UPLOAD_MIB` (int, default: 2048)
    init(open: OpenInstallation, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        if let directory = environment["KRAAMZICHT_UPLOADS"], !directory.isEmpty {
            self.directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        } else if let cluster = open.cluster {
            self.directory = "\(cluster.directory)/uploads"
        } else if let state = environment["STATE_DIRECTORY"]?.split(separator: ":").first {
            self.directory = "\(state)/uploads"
        } else {
            self.directory = "/var/tmp/kraamzicht-uploads-\(getuid())"
        }
        let text = environment["KRAAMZICHT_UPLOAD_MIB"] ?? ""
        guard text.isEmpty || (Int(text).map { (1...1_048_576).contains($0) } ?? false) else {
            throw CommandError("KRAAMZICHT_UPLOAD_MIB moet een getal van 1 tot en met 1048576 zijn (in MiB)")
        }
        self.limit = (Int(text) ?? Self.standardLimit) << 20
    }
}
