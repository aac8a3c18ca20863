#include "app/cli/report_file.h"

#include "core/report/make_report.h"
#include "core/store/settings_store.h"
#include "ui/presentation/print/missing_glyphs.h"

namespace lx::cli {

bool is_pdf(const std::string& path)
{
    return path.ends_with(".pdf") || path.ends_with(".PDF");
}

Result<> write_report_file(const Report& report, const std::string& out, const ReportWriting& how,
                           Progress& progress, const FurtherSheets& charts)
{
    if (!is_pdf(out))
        return write_report_xlsx(report, out, how.print.signers, progress, how.print.wide, charts);
    const std::vector<PrintPiece> pieces = report_pieces(report, how.print);
    for (const std::string& warning : missing_glyphs(pieces))
        print_note(warning);
    PageSetup setup = PageSetup::landscape_table();
    setup.only = how.only;
    return write_pdf(pieces, setup, report.name, out, progress);
}

Result<> write_list_file(Report report, const Arguments& arguments, Session& session)
{
    report.made = session.clock.today();
    const std::string out = arguments.value("--out");
    LX_TRY(write_report_file(report, out, {}, session.progress));
    print_note("已写入 " + out);
    return {};
}

Result<std::string> office_of_file(Database& database)
{
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    return office_of(jurisdiction);
}

} // namespace lx::cli
