import Domain
import Foundation

@testable import Identity

/// People and places to test with.
enum Samples {
    /// Milliseconds instead of a tenth of a second.
    static let cheap = ScryptParameters(checking: 4, 8, 1)!

    static let north = Tenant(
        id: try! TenantID("noord"), kind: .organisation, name: "Noord", code: "12345678", state: .active)
    static let south = Tenant(
        id: try! TenantID("zuid"), kind: .organisation, name: "Zuid", code: nil, state: .active)
    static let asleep = Tenant(
        id: try! TenantID("rust"), kind: .organisation, name: "Rust", code: nil, state: .suspended)
    static let gemeente = Tenant(
        id: try! TenantID("gm0363"), kind: .gemeente, name: "Amsterdam", code: "GM0363", state: .active)

    static func visitor(_ grants: [Grant], csrfToken: String = "sleutel") -> Visitor {
        Visitor(
            accountID: UUID(), email: "an@voorbeeld.nl", name: "An", csrfToken: csrfToken, lastSignInAt: nil, grants: grants)
    }
}
