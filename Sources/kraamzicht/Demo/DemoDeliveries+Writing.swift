import Foundation

extension DemoDelivery {
    /// Writes the files below `directory/<name>/`, making directories as needed, and returns their paths.
    ///
    /// Files of the same name are replaced; what else is there stays.
    func write(into directory: URL) throws -> [URL] {
        let target = directory.appending(path: self.name, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        return try self.files.map { file in
            let url = target.appending(path: file.name)
            try Data(file.bytes).write(to: url, options: .atomic)
            return url
        }
    }
}
