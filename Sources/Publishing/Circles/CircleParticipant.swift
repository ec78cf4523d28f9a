internal import Disclosure
internal import Domain
internal import Storage

/// An organisation that takes part in circles of a jeugdregio, or once did, with all that it handed to gemeenten there.
struct CircleParticipant: Sendable {
    let organisation: Tenant
    let contributes: Bool
    let progress: ReleaseProgress
    /// Of the jeugdregio, those that hold its figures.
    let circles: [CirclePart]
    /// The oldest first, withdrawn or not.
    var releases: [StoredRelease] = []

    /// What it brings to a circle that is to be made; nil when it does not take part, or has nothing to take part with.
    func contributor(to year: Slice) throws -> PreparedCircle.Contributor? {
        guard self.contributes else { return nil }
        let source = try CircleSource(self.organisation.id, releases: self.releases, year: year)
        return source.parts.isEmpty
            ? nil : PreparedCircle.Contributor(organisation: self.organisation, source: source, progress: self.progress)
    }

    /// What it brought to one that was made; nil when it is not in it.
    func source(in circle: StoredCircle) throws -> CircleSource? {
        guard let part = self.circles.first(where: { $0.circle == circle.number }) else { return nil }
        return try CircleSource(
            self.organisation.id, releases: self.releases, year: circle.year, added: Set(part.numbers))
    }
}

extension MadeCircle {
    init(_ circle: StoredCircle, sources: [CircleSource]) {
        // An organisation that is no longer there took along what it brought: then nobody can take a gemeente's part off.
        let isWhole = sources.count == circle.manifest.omvang.organisaties
        self.init(sum: isWhole ? CircleSum(year: circle.year, sources: sources) : nil, table: circle.table)
    }
}

extension StoredCircle {
    fileprivate var year: Slice { Slice(grain: .year, index: self.manifest.jaar) }
}
