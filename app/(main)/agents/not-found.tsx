/** The agent's layout itself found nothing, so this stands above it. */
export { AgentMissing as default } from '@/components/agents/agent-missing';
