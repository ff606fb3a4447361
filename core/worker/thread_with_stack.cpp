// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/thread_with_stack.h"

#include <system_error>
#include <utility>

#ifdef __GLIBC__
#include <pthread.h>
#endif

namespace maskscope {

namespace {

#ifdef __GLIBC__
/// While it lives, new threads get this stack: std::thread offers no other way. A thread that
/// someone else starts meanwhile gets it too, which costs address space alone.
class DefaultStackSize
{
public:
    explicit DefaultStackSize(std::size_t bytes)
    {
        if (pthread_getattr_default_np(&m_before) != 0) {
            return;
        }
        m_isKnown = true;
        pthread_attr_t wanted;
        if (pthread_getattr_default_np(&wanted) == 0) {
            pthread_attr_setstacksize(&wanted, bytes);
            pthread_setattr_default_np(&wanted);
            pthread_attr_destroy(&wanted);
        }
    }
    ~DefaultStackSize()
    {
        if (m_isKnown) {
            pthread_setattr_default_np(&m_before);
            pthread_attr_destroy(&m_before);
        }
    }
    DefaultStackSize(const DefaultStackSize&) = delete;
    DefaultStackSize& operator=(const DefaultStackSize&) = delete;

private:
    pthread_attr_t m_before{};
    bool m_isKnown = false;
};
#else
class DefaultStackSize
{
public:
    explicit DefaultStackSize(std::size_t /*bytes*/) {}
};
#endif

} // namespace

std::jthread startThread(std::size_t stackBytes, std::function<void()> body)
{
    try {
        const DefaultStackSize stack(stackBytes);
        return std::jthread(body);
    } catch (const std::system_error&) {
        // No room for so large a stack (a limit on address space).
        return std::jthread(std::move(body));
    }
}

} // namespace maskscope
