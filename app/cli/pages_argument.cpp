#include "app/cli/pages_argument.h"

namespace lx::cli {

Result<PageChoice> pages_argument(const Arguments& arguments)
{
    auto pages = PageChoice::parse(arguments.value("--pages"));
    if (!pages)
        return fail(ErrorKind::Usage, pages.error().message);
    return pages;
}

} // namespace lx::cli
