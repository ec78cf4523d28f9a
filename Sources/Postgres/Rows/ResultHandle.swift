import CPQ
import Glibc

/// Owns one result of libpq and frees it with the last row that looks at it.
///
/// A finished PGresult never changes, and libpq's readers touch nothing else: reading it from several threads is safe.
final class ResultHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(self.pointer)
    }

    /// The column's place by name; of two columns with the same name, the first.
    func column(_ name: String) -> Int32? {
        name.withCString { name in
            (0..<PQnfields(self.pointer)).first { strcmp(PQfname(self.pointer, $0), name) == 0 }
        }
    }
}
