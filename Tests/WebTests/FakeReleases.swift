import Domain
import Publishing

@testable import Web

/// Releases without a database: one organisation has cases in a gemeente, and nothing went out.
enum FakeReleases {
    /// No jeugdregio has a circle.
    static let circles = CircleServices(
        circle: { _ in nil }, received: { _, _ in [] }, numbers: { _, _ in [] }, around: { _ in [] }, callsPerMinute: 1000)

    static let services = ReleaseServices(
        list: { _, tenant in
            ReleaseList(
                entries: [], proposals: [], needsSecondPerson: false, downloads: [],
                gemeenten: tenant.id == Fake.wieg.id ? ["GM0363"] : [])
        },
        prepare: { _, tenant, question in
            throw ReleaseError(.noCases, "\(tenant.name) heeft geen casussen in \(question.gemeente)")
        },
        publish: { _, _, _, _ in throw ReleaseError(.overtaken, "er ging een andere uitgave voor") },
        propose: { _, _, _ in }, decide: { _, _, _, _ in }, setSecondPerson: { _, _, _ in }, setContributes: { _, _, _ in },
        withdraw: { _, _, _, _ in },
        made: { _, _, number in throw ReleaseError(.unknownRelease, "er is geen uitgave \(number)") },
        received: { _, _, _ in [] }, fetched: { _, _, _, _ in })
}
