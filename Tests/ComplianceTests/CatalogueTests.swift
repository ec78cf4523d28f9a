import Compliance
import TestSupport
import Testing

/// The catalogue of checks against its folder and the contract.
@Suite struct CheckCatalogueTests {
    @Test func `every file of a check is in the catalogue, once`() {
        let files = ProjectFolder.files(in: "Sources/Compliance/Checks", withExtensions: ["swift"])
        #expect(files.count == Checks.definitions.count)
        #expect(Set(Checks.definitions.map(\.id)).count == Checks.definitions.count)
    }

    @Test(arguments: Checks.definitions.map(\.id)) func `a definition says it all`(id: String) throws {
        let definition = try #require(Checks.definitions.first { $0.id == id })
        for text in [
            definition.label, definition.source, definition.looksAt, definition.counts, definition.countsNot, definition.remedy,
        ] {
            #expect(text.count > 5)
        }
        #expect(!definition.clauses.isEmpty)
        #expect(definition.parameters.allSatisfy { !$0.label.isEmpty })
    }
}
