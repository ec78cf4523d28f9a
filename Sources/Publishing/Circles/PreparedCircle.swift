public import Disclosure
internal import Domain
internal import Storage

/// A circle that withstood the attackers and is not out: exactly what its readers will see.
public struct PreparedCircle: Sendable {
    /// An organisation in it. Which ones is not published.
    struct Contributor: Sendable {
        let organisation: Tenant
        let source: CircleSource
        let progress: ReleaseProgress
    }

    public let request: CircleRequest
    public let table: CellTable
    /// Complete but for its number and when it was made.
    public let manifest: CircleManifest
    let contributors: [Contributor]

    public var counts: ReleaseCounts { ReleaseCounts([self.table]) }

    /// The names of the organisations in it, for who makes it.
    public var organisations: [String] { self.contributors.map(\.organisation.name).sorted() }
}
