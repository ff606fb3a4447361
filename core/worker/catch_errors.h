// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <exception>
#include <new>
#include <type_traits>

namespace maskscope {

/// Calls `work`, which returns a Result; an exception becomes its Error. The worker's loop is one
/// of the few places that catch: nothing a model does ends the thread.
template <typename Work>
std::invoke_result_t<Work> catchErrors(Work&& work)
{
    try {
        return work();
    } catch (const std::bad_alloc& exception) {
        return Error{ErrorCode::OutOfMemory, {}, exception.what()};
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, {}, exception.what()};
    } catch (...) {
        return Error{ErrorCode::Internal, {}, "an exception of unknown type"};
    }
}

} // namespace maskscope
