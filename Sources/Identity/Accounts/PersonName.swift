internal import Foundation

/// What a person is called on the pages: one line of at most a hundred characters.
struct PersonName: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// Throws ``IdentityError/Code/invalidName``.
    init(_ text: String) throws(IdentityError) {
        let name = text.trimmingCharacters(in: .whitespaces)
        guard 1...100 ~= name.count, name.utf8.count <= 400, name.unicodeScalars.allSatisfy(Self.isVisible) else {
            throw IdentityError(
                .invalidName, "deze naam kan niet", hint: "1 tot 100 tekens op één regel, zonder besturingstekens")
        }
        self.description = name
    }

    /// Nothing that could turn the text around it or hide in it.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
