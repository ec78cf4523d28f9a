import Glibc

/// A regular file on this machine.
public struct FileSource: ByteSource {
    public let name: String
    private let path: String

    /// `name` defaults to the last part of `path`; an upload passes the name the sender gave.
    public init(path: String, name: String? = nil) {
        self.path = path
        self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    }

    public func open() throws -> any ByteStream {
        try FileByteStream(path: self.path)
    }
}

/// An open file descriptor, closed with the object.
final class FileByteStream: ByteStream {
    private let descriptor: CInt

    /// Refuses anything but a regular file: a pipe cannot be read twice.
    ///
    /// `O_NONBLOCK` keeps the opening of a pipe from waiting for a writer; regular files ignore it.
    init(path: String) throws(FileProblem) {
        self.descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard self.descriptor >= 0 else {
            throw FileProblem(.fileUnreadable, "Het bestand kan niet worden geopend; controleer de naam en de leesrechten.")
        }
        var status = stat()
        guard fstat(self.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileProblem(.fileUnreadable, "Dit is geen gewoon bestand; geef een CSV- of ZIP-bestand op.")
        }
    }

    deinit {
        if self.descriptor >= 0 { close(self.descriptor) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(self.descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw FileProblem(.fileUnreadable, "Het lezen van het bestand mislukte; probeer het opnieuw.")
            }
        }
    }
}
