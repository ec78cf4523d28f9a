import TestSupport
import Testing

/// Templates, migrations and dashboards: what the compiler cannot see.
@Suite struct ResourceTests {
    private static let templates = ProjectFolder.files(in: "Sources/Web/Templates", withExtensions: ["mustache"])
    private static let migrations = ProjectFolder.files(in: "migrations", withExtensions: ["sql"])

    /// Drawings of our own, whose texts were escaped when they were drawn; the templates' contract test checks their type.
    private static let drawings = ["{{{panelDrawing}}}", "{{{rowBar}}}"]

    @Test func `no template lets a value through unescaped`() throws {
        #expect(Self.templates.count > 5)
        for path in Self.templates {
            let text = Self.drawings.reduce(try ProjectFolder.text(path)) { $0.replacing($1, with: "") }
            #expect(!text.contains("{{{") && !text.contains(/\{\{\s*&/), "\(path)")
        }
    }

    @Test func `no template holds script or style, which the content policy refuses`() throws {
        for path in Self.templates {
            let text = try ProjectFolder.text(path).lowercased()
            #expect(!text.contains(/<script(?![^>]*\bsrc=)|<style|\bstyle="|\son\w+="|javascript:/), "\(path)")
        }
    }

    @Test(arguments: ["platform", "tenant", "gemeente", "jeugdregio"]) func `migrations are numbered without a gap`(
        folder: String
    ) {
        let numbers = Self.migrations.filter { $0.hasPrefix("migrations/\(folder)/") }
            .map { $0.split(separator: "/").last!.prefix(5) }
        #expect(!numbers.isEmpty)
        #expect(numbers == (1...numbers.count).map { number in Substring("000\(number)_".suffix(5)) })
    }

    /// Rules that cost nothing now and would be a rewrite on Citus.
    @Test func `tables have named constraints and neither sequences nor triggers`() throws {
        for path in Self.migrations {
            let text = try ProjectFolder.text(path)
            #expect(
                !text.contains(
                    /(?i)\b(serial|bigserial|create sequence|create trigger|generated (always|by default) as identity)\b/),
                "\(path)")
            for table in text.matches(of: /CREATE TABLE (?:\w+\.)?(\w+) \(([^;]*)\);/) {
                #expect(table.2.contains("CONSTRAINT \(table.1)_pk PRIMARY KEY"), "\(path): \(table.1) has no named key")
                let unnamed = table.2.split(separator: "\n").filter { line in
                    line.contains(/\b(PRIMARY KEY|UNIQUE|CHECK|REFERENCES)\b/) && !line.contains("CONSTRAINT ")
                }
                #expect(unnamed.isEmpty, "\(path): \(table.1) \(unnamed)")
            }
        }
    }

    @Test func `every table of a tenant is granted to its role and no other`() throws {
        for path in Self.migrations where !path.hasPrefix("migrations/platform/") {
            let text = try ProjectFolder.text(path)
            let made = Set(text.matches(of: /CREATE TABLE (\w+)/).map { String($0.1) })
            let granted = Set(text.matches(of: /GRANT [A-Z, ]+ ON (\w+) TO \{\{tenant\}\};/).map { String($0.1) })
            #expect(made == granted, "\(path)")
            // The inbox of a gemeente or jeugdregio takes rows in and gives none out.
            let inbox = text.matches(of: /GRANT INSERT ON \w+ TO \{\{inbox\}\};/).count
            let entrance = text.matches(
                of: /GRANT (?:\{\{inbox\}\} TO \{\{app\}\}|USAGE ON SCHEMA \{\{schema\}\} TO \{\{inbox\}\});/
            ).count
            #expect(text.ranges(of: "GRANT ").count == granted.count + inbox + entrance, "\(path)")
        }
    }
}
