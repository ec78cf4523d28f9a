internal import ArgumentParser
internal import Foundation

/// The port to serve on, looked at before anything slow is begun.
struct ListeningPort {
    let host: String
    let port: Int

    /// Throws when another program has the port, and says which option chooses another.
    func checkIsFree() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(self.port).bigEndian)
        guard inet_pton(AF_INET, self.host, &address.sin_addr) == 1 else { return }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result != 0 else { return }
        switch errno {
        case EADDRINUSE:
            Message.write(
                "fout: poort \(self.port) is al in gebruik; kies een andere met --port, bijvoorbeeld --port \(self.port + 1)")
            throw ExitCode(1)
        case EACCES:
            Message.write(
                "fout: poort \(self.port) mag dit account niet gebruiken; kies een hogere met --port, bijvoorbeeld --port 8080")
            throw ExitCode(1)
        default: return
        }
    }
}
