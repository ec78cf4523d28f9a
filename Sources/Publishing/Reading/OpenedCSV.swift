/// A CSV file in one of our two forms, with its header read and the records still to come.
struct OpenedCSV {
    let form: ExportForm
    let header: CSVReader.Record
    var reader: CSVReader

    /// The form is that with which the header names `column`; a byte order mark is taken off and decides nothing, since
    /// editors put it on and leave it off. Throws ``FigureFileError`` when neither form does.
    static func open(_ bytes: [UInt8], naming column: String, file: String) throws(FigureFileError) -> OpenedCSV {
        let text = bytes.starts(with: CSVWriter.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: text, as: UTF8.self) != nil else {
            throw FigureFileError(
                .encoding, file: file, line: 1, "het bestand is geen UTF-8-tekst", hint: "sla het op als ‘CSV UTF-8’")
        }
        for form in [ExportForm.excel, .open] {
            var reader = CSVReader(text, separator: form.separator, file: file)
            // A header that cannot be read in one form may well be in the other.
            guard let header = try? reader.next(), header.cells.count > 1, header.cells.contains(column) else { continue }
            return OpenedCSV(form: form, header: header, reader: reader)
        }
        throw FigureFileError(
            .header, file: file, line: 1, column: column, "deze kolom staat niet in de kopregel",
            hint: "de eerste regel noemt de kolommen, met ‘;’ of ‘,’ ertussen")
    }
}
