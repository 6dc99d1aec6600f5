import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './discord.har?raw';
import discord from './discord.ts';

describeRecogniser(discord, har);
